namespace PlanApi.Api.Cli;

/// <summary>The service's own commands; without one of them, the service is started.</summary>
internal static class CommandLine
{
    private static readonly string[] Commands = [];

    public static bool Knows(string[] args) => args.Length > 0 && Commands.Contains(args[0]);

    public static Task<int> Run(string[] args) => Task.FromResult(args.Length);
}
