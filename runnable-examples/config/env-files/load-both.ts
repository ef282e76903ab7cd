process.loadEnvFile('.env.dev');
process.loadEnvFile('.env.prod');

await import('./main.ts');
