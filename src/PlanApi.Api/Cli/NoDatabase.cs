namespace PlanApi.Api.Cli;

/// <summary>A command that only reads, or changes what is there, found no database. None is made for it.</summary>
internal sealed class NoDatabase(string path)
    : Exception($"There is no database {path}; set ConnectionStrings:Plan to one, or make it with 'import' or by starting the service.");
