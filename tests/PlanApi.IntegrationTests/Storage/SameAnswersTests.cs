using System.Globalization;
using System.Text;
using PlanApi.IntegrationTests.Cli;
using PlanApi.IntegrationTests.Fuzzing;
using PlanApi.IntegrationTests.Kit;
using Xunit.Abstractions;

namespace PlanApi.IntegrationTests.Storage;

/// <summary>
/// What is asked of a plan is answered alike by SQLite and by PostgreSQL, byte for byte: random filters, orders, pages, slices, roll-ups
/// and searches, over both doors. PLANAPI_FUZZ_SEED says from which seed on, PLANAPI_FUZZ_CALLS how many questions the long run asks.
/// </summary>
public sealed class SameAnswersTests(ITestOutputHelper output) : IDisposable
{
    private const string Plan = "intl-2024";

    private readonly CommandRun _sqlite = new("sqlite");
    private readonly CommandRun _postgres = new("postgres");

    [NeedsPostgresFact, Trait("Suite", "Slow")]
    public Task ManyQuestions_AreAnsweredAlike() => Ask(Number("PLANAPI_FUZZ_SEED", 1_000), Number("PLANAPI_FUZZ_CALLS", 20_000));

    public void Dispose()
    {
        _sqlite.Dispose();
        _postgres.Dispose();
    }

    private async Task Ask(int seed, int questions)
    {
        output.WriteLine($"PLANAPI_FUZZ_SEED={seed}");
        Template.CopyTo(_sqlite.Database, plan: true, actuals: true);
        var copied = await _sqlite.CopyTo(_postgres, Plan);
        Assert.True(copied.Code == 0, copied.Error);
        // Cursors are sealed with it.
        foreach (var database in (string[])[_sqlite.Database, _postgres.Database])
            File.WriteAllBytes(database + ".secret", Encoding.ASCII.GetBytes("one secret for both, of 32 bytes"));
        await using var one = new CustomService(new TestOptions { Database = _sqlite.Database });
        await using var other = new CustomService(new TestOptions { Database = _postgres.Database });
        using var pair = new Pair(one, other);
        var chance = new Chance(seed);
        var asker = new Questions(chance, Plan, (await one.Api.With("Accept", "application/json").Get($"/v1/plans/{Plan}/document")).Json);
        for (var question = 0; question < questions; question++)
        {
            var call = asker.Next();
            asker.Hear(call, await pair.Ask(call));
        }
        var answered = pair.Answered.Values.Sum();
        output.WriteLine($"{answered} of {questions} were answered; {string.Join(", ", pair.Answered.OrderBy(of => of.Key))}");
        Assert.InRange(answered, questions / 2, questions);
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
