using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Reviews;

public sealed class ReviewScheduleStore(PlanDb db) : PartStore<ReviewSchedule, ReviewScheduleRow>(db)
{
    protected override IQueryable<ReviewScheduleRow> Tracked => Db.Set<ReviewScheduleRow>().Include(row => row.Indicators);

    protected override Expression<Func<ReviewScheduleRow, ReviewSchedule>> Projection =>
        row => new ReviewSchedule
        {
            Id = NodeId.Of<ReviewSchedule>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Cadence = row.Cadence,
            Kind = row.Kind,
            DaysAfter = row.DaysAfter,
            Questions = row.Questions,
            Objective = Stored.Code(row.Objective!.Code),
            Scope = Scope.FromCanonical(row.Scope!.Text),
            Indicators = row.Indicators.OrderBy(other => other.Position).Select(other => Code.Known(other.Indicator!.Code)).ToList(),
            Owner = Stored.Code(row.Owner!.Code),
            Wording = row.Wording,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<ReviewScheduleRow>> Filters =>
        [
            Filter<ReviewScheduleRow>.OfEnum<Grain>("cadence", "By which periods.", cadence => row => row.Cadence == cadence),
            Filter<ReviewScheduleRow>.OfEnum<ReviewKind>("kind", "The purpose.", kind => row => row.Kind == kind),
            Filter<ReviewScheduleRow>.OfCode("objective", "The objective of the scorecard.", code => row => row.Objective!.Code == code),
            Filter<ReviewScheduleRow>.OfCode("owner", "The party that holds it.", code => row => row.Owner!.Code == code),
            Filter<ReviewScheduleRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
        ];

    protected override IReadOnlyList<Link<ReviewScheduleRow>> Links =>
        [
            Link<ReviewScheduleRow>.By("objective", row => row.ObjectiveId),
            Link<ReviewScheduleRow>.By("owner", row => row.OwnerId),
            Link<ReviewScheduleRow>.By("source", row => row.SourceId),
        ];

    protected override ReviewScheduleRow NewRow(ReviewSchedule part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Questions = part.Questions,
            Wording = part.Wording,
        };

    protected override void Write(ReviewScheduleRow row, ReviewSchedule part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Cadence = part.Cadence;
        row.Kind = part.Kind;
        row.DaysAfter = part.DaysAfter;
        row.Questions = part.Questions;
        row.ObjectiveId = references.Id(PartKind.Objective, part.Objective);
        row.ScopeId = references.Scope(part.Scope);
        row.OwnerId = references.Id(PartKind.Party, part.Owner);
        row.Wording = part.Wording;
        row.SourceId = references.Id(PartKind.Section, part.Source);
        var indicators = part.Indicators.Select(code => references.Id(PartKind.Indicator, code)).ToList();
        if (!indicators.SequenceEqual(row.Indicators.OrderBy(old => old.Position).Select(old => old.IndicatorId)))
        {
            row.Indicators.Clear();
            row.Indicators.AddRange(indicators.Select((id, at) => new ReviewScheduleIndicatorRow { Position = at, IndicatorId = id }));
        }
    }

    protected override IQueryable<ReviewScheduleRow> Visible(IQueryable<ReviewScheduleRow> rows, Visibility visibility) =>
        rows.Where(row =>
            visibility.Scopes.Contains(row.ScopeId) && (row.ObjectiveId == null || visibility.Scopes.Contains(row.Objective!.ScopeId))
        );

    protected override async Task<bool> Hears(ReviewSchedule part, IHearing hearing) =>
        hearing.Sees(part.Scope) && await hearing.Sees(PartKind.Objective, part.Objective);
}
