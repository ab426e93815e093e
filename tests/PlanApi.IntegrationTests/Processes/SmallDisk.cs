using System.Diagnostics;

namespace PlanApi.IntegrationTests.Processes;

/// <summary>A disk of a few megabytes, in memory; there is none where the tests may not mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("planapi-disk-");

    public bool IsThere { get; }

    public SmallDisk(int megabytes) =>
        IsThere =
            OperatingSystem.IsLinux()
            && Environment.UserName == "root"
            && Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", _folder.FullName);

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    /// <summary>Takes all the space that there is.</summary>
    public void Fill()
    {
        using var file = File.Create(Path("fill"));
        try
        {
            while (true)
                file.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // That was the last of it.
        }
    }

    public void Empty() => File.Delete(Path("fill"));

    public void ReadOnly() => Run("mount", "-o", "remount,ro", _folder.FullName);

    public void Dispose()
    {
        if (IsThere)
            Run("umount", "-l", _folder.FullName);
        _folder.Delete(recursive: true);
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
