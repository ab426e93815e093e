using PlanApi.Application.History;
using PlanApi.Application.Lights;
using PlanApi.Domain.Alerts;

namespace PlanApi.Application.Events;

/// <summary>
/// Something that has happened to a plan: a light has turned, an alert was raised or changed, or the plan itself was changed.
/// </summary>
/// <param name="Id">The place of the event in the order of the plan's events, as <c>1234.2</c>. Send it as <c>after</c> to continue after
/// it.</param>
/// <param name="Kind">Which of the three it is.</param>
/// <param name="At">When it was committed.</param>
/// <param name="Light">The light that has turned, with the light of the last event before it.</param>
/// <param name="Alert">The alert as it is since then.</param>
/// <param name="Change">The change set that changed the plan; its parts and cells are listed by themselves.</param>
public sealed record PlanEvent(
    string Id,
    PlanEventKind Kind,
    DateTimeOffset At,
    LightChange? Light = null,
    Alert? Alert = null,
    ChangeSet? Change = null
);

/// <summary>The kind of event.</summary>
public enum PlanEventKind
{
    /// <summary>A light has turned.</summary>
    Light,

    /// <summary>An alert was raised, got worse, went on, was answered, or closed.</summary>
    Alert,

    /// <summary>A change set has changed the plan's parts, numbers or status: anything except lights and alerts.</summary>
    Change,
}

/// <summary>Some of a plan's events, the oldest first.</summary>
/// <param name="Items">The events.</param>
/// <param name="Last">How far the history has been read, even if nothing was found there. Send it as <c>after</c> the next time.</param>
/// <param name="HasMore">Whether there may be more by now.</param>
public sealed record EventPage(IReadOnlyList<PlanEvent> Items, EventPosition Last, bool HasMore)
{
    /// <summary>For a page from the end: how far back the history has been read, even if nothing was found there.</summary>
    public EventPosition Start { get; init; }

    /// <summary>For a page from the end: whether there may be earlier events.</summary>
    public bool HasPrevious { get; init; }
}
