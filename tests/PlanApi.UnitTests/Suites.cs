namespace PlanApi.UnitTests;

/// <summary>Some tests are in both suites: with a part of their cases in 'dotnet test', with all of them in .ci/slow.</summary>
internal static class Suites
{
    public const string Both = "Both";

    /// <summary>As tests/slow.runsettings says.</summary>
    private static readonly bool _isSlow = Environment.GetEnvironmentVariable("PLANAPI_SUITE") == "slow";

    public static int Of(int quick, int slow) => _isSlow ? slow : quick;

    /// <summary>One of three in 'dotnet test'.</summary>
    public static IEnumerable<T> Third<T>(IEnumerable<T> cases) => cases.Where((_, at) => at % Of(quick: 3, slow: 1) == 0);
}
