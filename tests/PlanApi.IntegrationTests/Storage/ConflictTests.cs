using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Persistence;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Storage;

/// <summary>What the database itself refuses is told apart, whichever database it is.</summary>
public sealed class ConflictTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task ARowThatIsThereTwice_AndOneThatMentionsNone_AreDifferentConflicts()
    {
        var plan = (await service.NewPlan()).Split('/')[^1];
        await using var scope = service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlanDb>();
        await db.Database.OpenConnectionAsync();
        var id = db.Number("SELECT id FROM plans WHERE code = $1", plan);

        var twice = Assert.Throws<StoredTwice>(() =>
            db.Run("INSERT INTO scopes (plan_id, id, text) SELECT plan_id, id + 100000, text FROM scopes WHERE plan_id = $1", id)
        );
        Assert.Equal("scopes", twice.Table);
        Assert.Equal(["text"], twice.Columns);
        Assert.Throws<StoredOtherwise>(() => db.Run("DELETE FROM dimensions WHERE plan_id = $1", id));
    }

    [Fact]
    public async Task Statements_TakeEveryKindOfValue_AndTellNothingFromEmpty()
    {
        await using var scope = service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlanDb>();
        await db.Database.OpenConnectionAsync();
        using var statement = db.Prepare("SELECT CAST($2 AS text), $1 + 0, $1 + 1, CAST($3 AS text)");
        using var row = statement.Read(long.MaxValue - 1, "ä", default(string));

        Assert.True(row.Read());
        Assert.Equal(("ä", long.MaxValue - 1, long.MaxValue), (row.Text(0), row.Integer(1), row.Integer(2)));
        Assert.Equal((true, "", null, 0), (row.IsNull(3), row.Text(3), row.TextOrNull(3), row.Utf8(3).Length));
        Assert.False(row.Read());
    }
}
