using PlanApi.Application.Documents.Sources;

namespace PlanApi.Api.Cli;

/// <summary>A file named on the command line; <c>-</c> is standard input.</summary>
internal static class InputFile
{
    public const string Stdin = "-";

    /// <summary>How the file is called in messages.</summary>
    public static string NameOf(string path) => path == Stdin ? "stdin" : path;

    /// <summary>
    /// The content of the file; null if it cannot be read, and then the reason has been printed. If the file is larger than the reader's
    /// limit, only enough of it is read to refuse it.
    /// </summary>
    public static Task<ReadOnlyMemory<byte>?> Read(string path, Terminal terminal, CancellationToken cancellation) =>
        Reading<ReadOnlyMemory<byte>?>(
            path,
            terminal,
            async stream =>
            {
                var limit = SourceLimits.Default.MaxBytes + 1;
                using var content = new MemoryStream();
                var buffer = new byte[64 * 1024];
                int count;
                while (content.Length < limit && (count = await stream.ReadAsync(buffer, cancellation)) > 0)
                    content.Write(buffer, 0, count);
                return content.GetBuffer().AsMemory(0, (int)content.Length);
            }
        );

    /// <summary>The result of reading the file; null if it cannot be read, and then the reason has been printed.</summary>
    public static async Task<T?> Reading<T>(string path, Terminal terminal, Func<Stream, Task<T>> read)
    {
        try
        {
            await using var stream = path == Stdin ? terminal.In() : File.OpenRead(path);
            return await read(stream);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            await terminal.Error.WriteLineAsync($"{NameOf(path)}: cannot be read: {Reason(failure)}");
            return default;
        }
    }

    private static string Reason(Exception failure) =>
        failure switch
        {
            FileNotFoundException or DirectoryNotFoundException => "there is no such file.",
            UnauthorizedAccessException => "it is a directory, or you may not read it.",
            _ => failure.Message,
        };
}
