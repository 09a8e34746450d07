/** What is needed of a failed request: `data` is what the server says about it, missing when it said nothing. */
export interface Failure {
  readonly message: string;
  readonly data?: { readonly code: string } | null | undefined;
}

/** Why the question cannot be asked, in one sentence. */
export const previewFailure = (failure: Failure): string =>
  isUnanswered(failure)
    ? 'The files could not be read: the web server does not answer.'
    : `The files could not be read: ${failure.message}.`;

/** What a failed clear leaves behind, in one sentence. A lost answer is not a clear that did not happen. */
export function runFailure(failure: Failure): string {
  if (isUnanswered(failure)) {
    return 'The web server did not answer, so it is not known which files were cleared: look at their values.';
  }
  return failure.data?.code === 'BAD_GATEWAY'
    ? `It is not known which files were cleared: ${failure.message}.`
    : `Nothing was cleared: ${failure.message}.`;
}

const isUnanswered = ({ data }: Failure): boolean => data === undefined || data === null;
