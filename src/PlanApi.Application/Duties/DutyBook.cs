using PlanApi.Application.Access;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Duties;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Duties;

/// <summary>The duties of a plan while they are collected, and what the collectors need for it.</summary>
public sealed class DutyBook(PlanRow plan, Visibility sight, DateTimeOffset now, IEnumerable<Party> parties)
{
    private readonly List<Duty> _duties = [];
    private readonly Dictionary<Code, Party> _parties = parties.ToDictionary(party => party.Code);

    internal PlanRow Plan => plan;

    internal Visibility Sight => sight;

    internal DateOnly Today { get; } = PlanDay.Of(now, plan.TimeZone);

    internal Calendar Calendar => plan.Calendar;

    internal IReadOnlyList<Duty> Duties => _duties;

    /// <summary>The party to whom another escalates; null where there is none.</summary>
    internal Code? Above(Code? party) => party is { } code ? _parties.GetValueOrDefault(code)?.EscalatesTo : null;

    /// <summary>A party as sentences call it.</summary>
    internal Called Called(Code party) => new(_parties.GetValueOrDefault(party)?.Names ?? LocalText.Empty, party.ToString());

    /// <summary>The end of a day in the plan's time zone; null where the calendar has no day after it.</summary>
    internal DateTimeOffset? EndOf(DateOnly? day) =>
        day is { } last && last < DateOnly.MaxValue ? PlanDay.EndOf(last, plan.TimeZone) : null;

    /// <summary>The start of a day in the plan's time zone.</summary>
    internal DateTimeOffset? StartOf(DateOnly? day) => day > DateOnly.MinValue ? EndOf(day.Value.AddDays(-1)) : null;

    /// <summary>Adds a duty about a part; none where nobody owes it.</summary>
    internal void Add<TPart>(DutyKind kind, Code? party, TPart part, LocalText sentence, DateTimeOffset? due, DateTimeOffset? since = null)
        where TPart : PlanPart =>
        Add(kind, party, part.Code.ToString(), (part as INamed)?.Names, PartKind.Of(part).Segment, sentence, due, since);

    /// <summary>Adds a duty; none where nobody owes it.</summary>
    /// <param name="kind">What is to be done.</param>
    /// <param name="party">Who owes it.</param>
    /// <param name="subject">The code or number of what it is about.</param>
    /// <param name="names">Its names.</param>
    /// <param name="segment">Its list's name in paths.</param>
    /// <param name="sentence">What is to be done, in words.</param>
    /// <param name="due">By when.</param>
    /// <param name="since">Since when.</param>
    /// <param name="item">The number of a measure or an action of it.</param>
    internal void Add(
        DutyKind kind,
        Code? party,
        string subject,
        LocalText? names,
        string segment,
        LocalText sentence,
        DateTimeOffset? due,
        DateTimeOffset? since,
        int? item = null
    )
    {
        if (party is not { } owing)
            return;
        _duties.Add(
            new Duty
            {
                Key = $"{CamelCase.Of(kind)}/{subject}{(item is { } number ? $"/{number}" : "")}/{owing}",
                Plan = Code.Known(plan.Code),
                Kind = kind,
                Party = owing,
                Subject = subject,
                Names = names ?? LocalText.Empty,
                Sentence = sentence,
                Since = since,
                DueAt = due,
                IsOverdue = due <= now,
                Path = $"/v1/plans/{plan.Code}/{segment}/{subject}",
            }
        );
    }
}

/// <summary>Knows what parties owe by one capability, as far as the caller may see it.</summary>
public interface IDutySource
{
    Task Collect(DutyBook book, CancellationToken cancellation);
}
