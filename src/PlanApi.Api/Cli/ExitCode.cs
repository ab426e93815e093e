namespace PlanApi.Api.Cli;

/// <summary>The exit code of the process.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The plan has errors, or the service refuses what is asked.</summary>
    public const int Refused = 1;

    /// <summary>The input cannot be read.</summary>
    public const int Unreadable = 2;

    /// <summary>The command line itself is wrong (EX_USAGE of sysexits.h).</summary>
    public const int Usage = 64;

    /// <summary>A defect, or something outside that is broken (EX_SOFTWARE).</summary>
    public const int Defect = 70;
}
