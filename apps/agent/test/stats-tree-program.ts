/* A program that publishes one counter at the directory it is given, until it is told to end. */
import { counter, Source, StatsTree, valueSet } from '@statsfs/core/publish';
import { mountTree } from '../src/publish/index.ts';

const tree = new StatsTree();
tree.register(new Source('app').add(valueSet([counter('hits')]), { hits: 7 }));
const mount = await mountTree(tree, process.argv[2] ?? '');
process.once('SIGTERM', () => void mount.unmount());
