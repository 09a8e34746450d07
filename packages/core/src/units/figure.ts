/** A figure ready to be shown. The unit stands smaller beside the text and may be empty. */
export interface Figure {
  readonly text: string;
  readonly unit: string;
  /** The unscaled number with its own unit, all digits: what a hover shows and a copy gives. */
  readonly exact: string;
}
