using PlanApi.Api.Cli;
using PlanApi.IntegrationTests.Architecture;

namespace PlanApi.IntegrationTests.Cli;

public sealed class CommandTests : IDisposable
{
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData]
    [InlineData("--urls=http://localhost:8080")]
    [InlineData("--urls", "http://localhost:8080")]
    [InlineData("--environment=Development", "--contentRoot=/tmp", "--applicationName=PlanApi.Api")]
    [InlineData("--ConnectionStrings:Plan=Data Source=other.db")]
    public void SettingsAlone_StartTheService(params string[] args) => Assert.False(CommandLine.Knows(args));

    [Fact]
    public void EverySettingOfTheService_IsInTheReference()
    {
        var page = File.ReadAllText(Repository.Path("docs/reference/settings.md"));

        Assert.All(KnownSettings.Own, name => Assert.Matches($@"\| `{name}[`:]", page));
    }

    [Fact]
    public void EveryCommand_IsInTheReference()
    {
        var page = File.ReadAllText(Repository.Path("docs/reference/command-line.md"));

        Assert.All(
            CommandLine.Root(Terminal.OfProcess(), []).Subcommands.Where(command => !command.Hidden),
            command => Assert.Matches($@"[|,] `{command.Name}[ `]", page)
        );
    }

    [Theory]
    [InlineData("valdiate", "plan.yaml")]
    [InlineData("validate")]
    [InlineData("validate", "plan.yaml", "--formt", "json")]
    [InlineData("validate", "plan.yaml", "--format", "xml")]
    [InlineData("export", "a b")]
    [InlineData("keys", "create", "--name", "x", "--role", "king")]
    [InlineData("keys", "create", "--name", "x", "--role", "viewer", "--members", "tier")]
    [InlineData("keys", "create", "--name", "x", "--role", "viewer", "--expires", "soon")]
    [InlineData("--Acess:Mode=keys")]
    [InlineData("--urls")]
    [InlineData("--hepl")]
    public async Task WhatIsUnknown_IsRefusedAsUsage(params string[] args)
    {
        Assert.True(CommandLine.Knows(args));

        var result = await _run.Run(args);

        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.NotEqual("", result.Error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("keys", "--help")]
    [InlineData("keys", "create", "--help")]
    [InlineData("validate", "-h")]
    public async Task Help_NamesWhatThereIs(params string[] args)
    {
        Assert.True(CommandLine.Knows(args));

        var result = await _run.Run(args);

        Assert.Equal((ExitCode.Success, ""), (result.Code, result.Error));
        Assert.Contains("Usage:", result.Out);
    }

    [Fact]
    public async Task Export_OfWhatWasImported_IsTheSamePlanAgain()
    {
        var imported = await _run.Run("import", Documents.Reference);
        Assert.Equal((ExitCode.Success, "The plan 'intl-2024' is created, at version 1.\n"), (imported.Code, imported.Out));
        var once = await _run.Run("export", "intl-2024");
        var file = Path.Combine(_run.Folder.FullName, "out.json");
        Assert.Equal(ExitCode.Success, (await _run.Run("export", "intl-2024", "--format", "json", "--output", file)).Code);

        using var other = new CommandRun();
        Assert.Equal(ExitCode.Success, (await other.Run("import", file)).Code);

        Assert.Equal(once.Out, (await other.Run("export", "intl-2024")).Out);
    }

    [Fact]
    public async Task RollForward_ShowsWhatWouldBe_AndMakesNextYearsPlan()
    {
        await _run.Run("import", Documents.Reference);

        var dry = await _run.Run("roll-forward", "intl-2024", "--dry-run");
        var done = await _run.Run("roll-forward", "intl-2024", "--targets", "--to", "next");
        var again = await _run.Run("roll-forward", "intl-2024", "--to", "next");

        Assert.Equal((ExitCode.Success, ""), (dry.Code, dry.Error));
        Assert.StartsWith("The plan 'intl-2025' for 2025 would be made; nothing is stored.\n", dry.Out);
        Assert.Matches("(?m)^ *members +\\d+ +carried$", dry.Out);
        Assert.Matches("(?m)^ *targets +\\d+ +left behind: targets were not asked for$", dry.Out);
        Assert.StartsWith("The plan 'next' for 2025 is made, at version 1.\nIt comes from 'intl-2024' at version 1: ", done.Out);
        Assert.Matches("(?m)^ *targets +87 +left behind: of another scenario$", done.Out);
        Assert.Equal(ExitCode.Refused, again.Code);
        Assert.StartsWith("duplicate-code: ", again.Error);
    }

    [Fact]
    public async Task Import_OfAPlanThatIsThere_IsRefused()
    {
        var file = _run.Write("plan.yaml", Documents.Sound);
        await _run.Run("import", file);

        var again = await _run.Run("import", file);

        Assert.Equal(ExitCode.Refused, again.Code);
        Assert.StartsWith("duplicate-code: ", again.Error);
    }

    [Fact]
    public async Task Import_OfAnUnreadableDocument_ListsItsFaults()
    {
        var result = await _run.Reading("format: planapi/1\nbogus: 1\n", null, "import", "-");

        Assert.Equal(ExitCode.Unreadable, result.Code);
        Assert.Contains("stdin:2:1: /bogus unknown-field: ", result.Error);
    }

    [Fact]
    public async Task Export_OfAnUnknownPlan_IsRefused()
    {
        Assert.Equal(ExitCode.Success, (await _run.Run("keys", "create", "--name", "first", "--role", "admin")).Code);

        var result = await _run.Run("export", "nowhere");

        Assert.Equal((ExitCode.Refused, ""), (result.Code, result.Out));
        Assert.StartsWith("not-found: ", result.Error);
    }

    [Fact]
    public async Task Keys_AreMadeShownOnceAndRevoked()
    {
        Assert.Equal(ExitCode.Success, (await _run.Run("import", Documents.Reference)).Code);
        var typo = await _run.Run("keys", "create", "--name", "bi", "--role", "viewer", "--members", "Tier=mid");
        Assert.Equal(ExitCode.Refused, typo.Code);
        Assert.Contains("has a dimension 'Tier'. Did you mean 'tier'?", typo.Error);

        var made = await _run.Run(
            "keys",
            "create",
            "--name",
            "bi",
            "--role",
            "viewer",
            "--plans",
            "intl-2024,b",
            "--members",
            "tier=mid,new",
            "--members",
            "market=eu",
            "--expires",
            "2030-01-31"
        );
        Assert.Equal(ExitCode.Success, made.Code);
        Assert.Matches("^plan_1_[A-Za-z0-9_-]{43}\n$", made.Out);

        var list = await _run.Run("keys", "list");
        Assert.DoesNotContain(made.Out.Trim(), list.Out);
        Assert.Contains("intl-2024,b", list.Out);
        Assert.Contains("market=eu tier=mid,new", list.Out);
        Assert.Contains("2030-01-31 00:00Z", list.Out);

        Assert.Equal(ExitCode.Success, (await _run.Run("keys", "revoke", "1")).Code);
        Assert.EndsWith("Z\n", (await _run.Run("keys", "list")).Out);
        Assert.Equal(ExitCode.Refused, (await _run.Run("keys", "revoke", "2")).Code);
    }

    [Fact]
    public async Task Health_WithoutAService_Fails()
    {
        var result = await _run.Run("health", "--url", "http://127.0.0.1:9");

        Assert.Equal(ExitCode.Refused, result.Code);
        Assert.StartsWith("http://127.0.0.1:9 does not answer", result.Error);
    }
}
