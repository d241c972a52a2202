/** Of long rows of cases, every how-many-th is taken: all of them, but where tests run thousands of times. */
export const EVERY = Number(process.env["CASE_STEP"] ?? 1);
