using PlanApi.Application.Errors;

namespace PlanApi.Application.Persistence;

/// <summary>A file for what is too long for memory; gone when it is closed, and with the process.</summary>
internal static class ScratchFile
{
    public static FileStream Open(FileOptions options = FileOptions.None)
    {
        var path = Path.Combine(Path.GetTempPath(), $"planapi-{Guid.NewGuid():N}.tmp");
        try
        {
            var file = new FileStream(
                path,
                FileMode.CreateNew,
                FileAccess.ReadWrite,
                FileShare.Delete | FileShare.ReadWrite,
                1,
                FileOptions.DeleteOnClose | options
            );
            // Where the system allows it, the name goes at once, so that no crash leaves it behind.
            if (!OperatingSystem.IsWindows())
                File.Delete(path);
            return file;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException && Troubles.Of(failure, _ => null) is null)
        {
            throw new FailureException(new StorageUnavailable("The server's folder for temporary files cannot be written."), failure);
        }
    }
}
