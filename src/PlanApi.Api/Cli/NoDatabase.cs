namespace PlanApi.Api.Cli;

/// <summary>A command that needs an existing database found none. It makes no new one.</summary>
internal sealed class NoDatabase(string path)
    : Exception($"There is no database {path}; set ConnectionStrings:Plan to one, or make it with 'import' or by starting the service.");
