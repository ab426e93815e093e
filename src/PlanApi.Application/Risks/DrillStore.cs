using System.Linq.Expressions;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

public sealed class DrillStore(PlanDb db) : PartStore<Drill, DrillRow>(db)
{
    protected override Expression<Func<DrillRow, Drill>> Projection =>
        row => new Drill
        {
            Id = NodeId.Of<Drill>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            ContingencyPlan = Code.Known(row.ContingencyPlan!.Code),
            Planned = Stored.Period(row.Planned),
            Held = row.Held,
            Passed = row.Passed,
            Result = row.Result,
        };

    protected override IReadOnlyList<Filter<DrillRow>> Filters =>
        [Filter<DrillRow>.OfCode("contingencyPlan", "The plan that is rehearsed.", code => row => row.ContingencyPlan!.Code == code)];

    protected override IReadOnlyList<Link<DrillRow>> Links => [Link<DrillRow>.By("contingencyPlan", row => row.ContingencyPlanId)];

    protected override DrillRow NewRow(Drill part) => new() { Code = part.Code.ToString(), Result = part.Result };

    protected override void Write(DrillRow row, Drill part, ResolvedReferences references)
    {
        row.ContingencyPlanId = references.Id(PartKind.ContingencyPlan, part.ContingencyPlan);
        row.Planned = part.Planned?.ToString();
        row.Held = part.Held;
        row.Passed = part.Passed;
        row.Result = part.Result;
    }
}
