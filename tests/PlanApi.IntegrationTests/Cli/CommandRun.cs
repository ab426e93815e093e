using System.Text;
using PlanApi.Api.Cli;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Cli;

/// <summary>Runs the command line in this process, in a directory and on a database of its own.</summary>
/// <param name="kind">The ending of the database's path: see <see cref="TestDatabase"/>.</param>
public sealed class CommandRun(string kind = "db") : IDisposable
{
    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("planapi-cli-");

    public string Database => Path.Combine(Folder.FullName, $"cli.{kind}");

    /// <summary>Copies a plan to the database of another one, whatever kind each is.</summary>
    public Task<Result> CopyTo(CommandRun other, string plan)
    {
        var settings = TestDatabase.Settings(other.Database).ToDictionary(setting => setting.Name, setting => setting.Value);
        return Run(
            "copy-plan",
            plan,
            "--to",
            settings["ConnectionStrings:Plan"],
            "--to-provider",
            settings.GetValueOrDefault("Database:Provider", "Sqlite")
        );
    }

    public async Task<Result> Run(params string[] args) => await Reading("", null, args);

    public async Task<Result> Reading(string input, int? width, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output, error, () => new MemoryStream(Encoding.UTF8.GetBytes(input)), width);
        var code = await CommandLine.Run([.. args, .. TestDatabase.Arguments(Database)], terminal);
        return new Result(code, output.ToString(), error.ToString());
    }

    /// <summary>A file with the content, and its path.</summary>
    public string Write(string name, string content)
    {
        var path = Path.Combine(Folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose()
    {
        TestDatabase.Drop(Database);
        Folder.Delete(recursive: true);
    }
}

public sealed record Result(int Code, string Out, string Error);
