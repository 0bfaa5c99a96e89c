import { build } from '../../scripts/build.ts';

/** Builds what is not built, once for the run: what browser tests open is what people get. */
export default build;
