/** One line of a bench's table; a figure over its budget makes the bench fail. */
export function sayFigure(what: string, figure: number, budget: number, unit: string): void {
  const isOver = !(figure <= budget);
  if (isOver) process.exitCode = 1;
  const verdict = isOver ? 'OVER' : 'ok';
  console.log(
    `${what.padEnd(64)} ${figure.toPrecision(3).padStart(8)} ${unit} (budget ${budget})  ${verdict}`,
  );
}
