using PlanApi.Application.Errors;

namespace PlanApi.Application.Persistence;

/// <summary>
/// Tells problems of the disk or the database from defects. Such problems are expected, and disappear without a new version of the
/// program.
/// </summary>
internal static class Troubles
{
    // Those of Linux and macOS, then those of Windows: no space on the device, no quota left.
    private static readonly int[] _full = [28, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    // A file system that is mounted read-only.
    private const int ReadOnlyFiles = 30;

    /// <summary>The failure behind an exception or behind one of its causes; null if it is a defect.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="ofDatabase">What a database's own exceptions mean.</param>
    public static Failure? Of(Exception? exception, Func<Exception, Failure?> ofDatabase) =>
        exception switch
        {
            null => null,
            FailureException expected => expected.Failure,
            IOException file when _full.Contains(file.HResult) => new StorageFull(),
            IOException { HResult: ReadOnlyFiles } => new StorageReadOnly(),
            _ => ofDatabase(exception) ?? Of(exception.InnerException, ofDatabase),
        };

    /// <summary>The exception's own message, in one line, for the log.</summary>
    public static string Detail(Exception exception) => exception.GetBaseException().Message.ReplaceLineEndings(" ");
}
