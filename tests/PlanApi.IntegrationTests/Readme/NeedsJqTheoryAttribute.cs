namespace PlanApi.IntegrationTests.Readme;

/// <summary>Pages whose commands read JSON with jq, which a machine may lack; CI installs it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsJqTheoryAttribute : TheoryAttribute
{
    private static readonly bool _isThere = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "jq")));

    public NeedsJqTheoryAttribute() => Skip = _isThere ? null : "There is no jq on this machine: install Debian's package jq.";
}
