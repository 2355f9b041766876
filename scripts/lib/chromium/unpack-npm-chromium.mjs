/**
 * Unpacks the Chromium of the npm package whose entry file is the argument, into the folder TMPDIR names. With
 * AWS_EXECUTION_ENV set it unpacks the libraries that a bare machine lacks, too.
 */
const { default: chromium } = await import(process.argv[2])
await chromium.executablePath()
