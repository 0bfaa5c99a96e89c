import '../../mount.tsx';
