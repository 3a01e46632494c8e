import {useEffect} from 'preact/hooks';
import type {AppState} from '../state/app-state.ts';

/** Lets files be dropped anywhere on the page. */
export function useDroppedFiles({workspace, navigation}: Pick<AppState, 'workspace' | 'navigation'>): void {
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      document.documentElement.classList.add('dropping');
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) document.documentElement.classList.remove('dropping');
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      document.documentElement.classList.remove('dropping');
      navigation.go('scenarios');
      void workspace.open([...event.dataTransfer!.files]);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
}
