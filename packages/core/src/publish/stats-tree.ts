import { Source } from './source.ts';

/** Where sources are registered: the root of what a program publishes. */
export class StatsTree {
  readonly root = new Source('statsfs');

  /** Shows a source as a subsystem, with what is below it now and later. @throws StatsError as `addSubordinate`. */
  register(source: Source): Source {
    this.root.addSubordinate(source);
    return source;
  }

  /** Takes it out again. Does nothing for one that is not registered. */
  unregister(source: Source): void {
    this.root.removeSubordinate(source);
  }
}
