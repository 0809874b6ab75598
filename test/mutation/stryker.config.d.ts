/** Names of files in shared/ of which no rule is made. */
export declare const leftOut: readonly string[]
