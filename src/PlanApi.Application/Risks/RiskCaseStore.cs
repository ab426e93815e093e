using System.Linq.Expressions;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

public sealed class RiskCaseStore(PlanDb db) : PartStore<RiskCase, RiskCaseRow>(db)
{
    protected override Expression<Func<RiskCaseRow, RiskCase>> Projection =>
        row => new RiskCase
        {
            Id = NodeId.Of<RiskCase>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Wording = row.Wording,
            Category = Stored.Code(row.Category!.Code),
            Risk = Stored.Code(row.Risk!.Code),
            Happened = Stored.Period(row.Happened),
            Lessons = row.Lessons,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<RiskCaseRow>> Filters =>
        [
            Filter<RiskCaseRow>.OfCode("category", "Its category.", code => row => row.Category!.Code == code),
            Filter<RiskCaseRow>.OfCode("risk", "The risk that it was.", code => row => row.Risk!.Code == code),
            SearchText.Filter<RiskCaseRow>(
                "q",
                "Words that all stand in its names, wording or lessons, in any language; small and capital letters are alike.",
                row => row.Search
            ),
            Filter<RiskCaseRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
        ];

    protected override IReadOnlyList<Link<RiskCaseRow>> Links =>
        [
            Link<RiskCaseRow>.By("category", row => row.CategoryId),
            Link<RiskCaseRow>.By("risk", row => row.RiskId),
            Link<RiskCaseRow>.By("source", row => row.SourceId),
        ];

    protected override RiskCaseRow NewRow(RiskCase part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Wording = part.Wording,
            Lessons = part.Lessons,
            Search = "",
        };

    protected override void Write(RiskCaseRow row, RiskCase part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Wording = part.Wording;
        row.CategoryId = references.Id(PartKind.RiskCategory, part.Category);
        row.RiskId = references.Id(PartKind.Risk, part.Risk);
        row.Happened = part.Happened?.ToString();
        row.Lessons = part.Lessons;
        row.Search = SearchText.Of([part.Names, part.Wording, .. part.Lessons]);
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }
}
