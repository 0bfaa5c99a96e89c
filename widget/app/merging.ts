/** The pages that make one record of two, or clients of leads, loaded together when the first of them is opened. */
import '../styles/merging.css';

export { Convert } from '../screens/merging/Convert.tsx';
export { Duplicates } from '../screens/merging/Duplicates.tsx';
export { Merge } from '../screens/merging/Merge.tsx';
