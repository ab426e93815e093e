using System.Linq.Expressions;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Scenarios;

public sealed class ScenarioStore(PlanDb db) : PartStore<Scenario, ScenarioRow>(db)
{
    public override PartKind Kind => PartKind.Scenario;

    protected override Expression<Func<ScenarioRow, Scenario>> Read => row => new Scenario
    {
        Id = NodeId.Of(PartKind.Scenario, row.PlanId, row.Id),
        Version = row.Version,
        Code = Code.Known(row.Code),
        Names = row.Names,
        Parent = Stored.Code(row.Parent!.Code),
        Description = row.Description,
    };

    protected override IReadOnlyList<Filter<ScenarioRow>> Filters { get; } =
    [
        new("parent", "The scenario that it alters.", code => row => row.Parent!.Code == code),
    ];

    protected override ScenarioRow NewRow(Scenario part) =>
        new() { Code = part.Code.ToString(), Names = part.Names, Description = part.Description };

    protected override void Write(ScenarioRow row, Scenario part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.ParentId = references.Id(PartKind.Scenario, part.Parent);
        row.Description = part.Description;
    }

    public override Task<IReadOnlyList<Fault>> Check(PlanRow plan, Scenario part, long? id, CancellationToken cancellation) =>
        CycleFinder.Of(Db, (ScenarioRow row) => row.ParentId, plan.Id, id, part.Parent, "/parent", cancellation);
}
