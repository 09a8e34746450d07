/** A reason as it came, with the full stop that makes it stand beside other sentences. */
export const asSentence = (text: string): string =>
  text === '' || /[.!?…]$/.test(text) ? text : `${text}.`;
