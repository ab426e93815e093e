using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Scenarios;

public sealed class ScenarioStore(PlanDb db) : PartStore<Scenario, ScenarioRow>(db)
{
    private static readonly string Baseline = Scenario.PlainBaseline.Key();

    protected override Expression<Func<ScenarioRow, Scenario>> Projection =>
        row => new Scenario
        {
            Id = NodeId.Of<Scenario>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Parent = Stored.Code(row.Parent!.Code),
            Description = row.Description,
        };

    protected override IReadOnlyList<Filter<ScenarioRow>> Filters =>
        [Filter<ScenarioRow>.OfCode("parent", "The scenario that it alters.", code => row => row.Parent!.Code == code)];

    protected override IReadOnlyList<Link<ScenarioRow>> Links => [Link<ScenarioRow>.By("parent", row => row.ParentId)];

    protected override ScenarioRow NewRow(Scenario part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Description = part.Description,
        };

    protected override void Write(ScenarioRow row, Scenario part, ResolvedReferences references)
    {
        row.Names = part.Names;
        var parent = references.Id(PartKind.Scenario, part.Parent);
        if (row.ParentId != parent)
            row.ParentVersion = parent is null ? null : row.Version;
        row.ParentId = parent;
        row.Description = part.Description;
    }

    public override async Task<IReadOnlyList<Fault>> Check(PlanRow plan, Scenario part, long? id, CancellationToken cancellation)
    {
        var renamesBaseline =
            !Scenario.IsBaseline(part)
            && await Db.Set<ScenarioRow>().AnyAsync(row => row.PlanId == plan.Id && row.Id == id && row.Code == Baseline, cancellation);
        return renamesBaseline
            ? [new Fault(FaultCodes.NotAllowed, "/code", $"Every plan has the scenario '{Baseline}'; it keeps its code.")]
            : await CycleFinder.Of(Db, (ScenarioRow row) => row.ParentId, plan.Id, id, part.Parent, "/parent", cancellation);
    }

    /// <summary>A plan must keep its baseline.</summary>
    protected override Task<IReadOnlyList<string>> OtherMentions(PlanRow plan, ScenarioRow row, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>(row.Code == Baseline ? ["the plan itself"] : []);

    /// <summary>A baseline without fields of its own is left out of documents.</summary>
    public override IAsyncEnumerable<PlanPart> Documented(long planId, Visibility visibility, CancellationToken cancellation) =>
        All(planId, visibility).Where(part => part with { Id = null, Version = null } != Scenario.PlainBaseline);
}
