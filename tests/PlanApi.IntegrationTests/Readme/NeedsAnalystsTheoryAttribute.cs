using System.ComponentModel;
using System.Diagnostics;

namespace PlanApi.IntegrationTests.Readme;

/// <summary>Pages for programs of analysts, which a machine may lack; <c>.ci/slow</c> installs them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsAnalystsTheoryAttribute : TheoryAttribute
{
    private static readonly Lazy<bool> _areThere = new(() =>
        Runs("python3", "-c", "import pandas") && Runs("Rscript", "--version") && Runs("soffice", "--version")
    );

    public NeedsAnalystsTheoryAttribute() =>
        Skip = _areThere.Value ? null : "Install Debian's packages python3-pandas, r-base-core and libreoffice-calc-nogui.";

    private static bool Runs(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true }
            )!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
