/** A label that breaks out wherever it is not escaped: tags, attributes, CDATA, tables, code, links, mentions, workflow commands, control characters, another direction. */
export const HOSTILE =
  '<script>alert(1)</script>"\'><img src=x onerror=alert(2)> ]]> & &lt; | `x` **b** [a](javascript:alert(3)) https://evil.example @octocat #12 ::error::x ##[error]y %0A \u0000\u0007\u001B[31m \u202Edecnib\u2066 \uD800 \uFFFE {{7*7}} </style></title>';
