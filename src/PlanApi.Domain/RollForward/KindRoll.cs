using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.RollForward;

/// <summary>What becomes of the parts of a kind when a plan is rolled forward to the next year.</summary>
public sealed class KindRoll
{
    /// <summary>They are carried as they are.</summary>
    public static readonly KindRoll Carried = new(Becomes.Carried);

    /// <summary>They stay in the old plan.</summary>
    public static readonly KindRoll LeftBehind = new(Becomes.LeftBehind);

    private Func<PlanPart, NextYear, PlanPart> _carry = (part, _) => part;
    private Func<PlanPart, LeftBecause?> _isOver = _ => null;
    private Func<PlanPart, Code?> _scenario = _ => null;

    private KindRoll(Becomes becomes) => Becomes = becomes;

    private KindRoll(KindRoll other)
        : this(other.Becomes) =>
        (_carry, _isOver, _scenario, IfAsked, Lets) = (other._carry, other._isOver, other._scenario, other.IfAsked, other.Lets);

    public Becomes Becomes { get; }

    /// <summary>Whether they are only carried where targets are asked for.</summary>
    public bool IfAsked { get; private init; }

    /// <summary>
    /// The fields whose mention is dropped where the mentioned part is left behind. A part that mentions such a part in another field is
    /// left behind itself, because without the mention it would say something else.
    /// </summary>
    public IReadOnlyList<string> Lets { get; private init; } = [];

    /// <summary>They are carried as the function says, which clears what tells of the old year alone.</summary>
    public static KindRoll As<TPart>(Func<TPart, NextYear, TPart> carry)
        where TPart : PlanPart => new(Becomes.Carried) { _carry = (part, year) => carry((TPart)part, year) };

    /// <summary>They are carried, with their dates moved by a year.</summary>
    public static KindRoll Moved<TPart>(Func<TPart, NextYear, TPart> carry)
        where TPart : PlanPart => new(Becomes.Moved) { _carry = (part, year) => carry((TPart)part, year) };

    /// <summary>Those that are over are left behind.</summary>
    public KindRoll Unless<TPart>(Func<TPart, bool> isOver, LeftBecause because = LeftBecause.Over)
        where TPart : PlanPart => new(this) { _isOver = part => isOver((TPart)part) ? because : null };

    /// <summary>Only those are carried that hold in the scenario that is rolled forward.</summary>
    public KindRoll In<TPart>(Func<TPart, Code?> scenario)
        where TPart : PlanPart => new(this) { _scenario = part => scenario((TPart)part) };

    /// <summary>They are plans for numbers of the old year, which the new year sets anew: carried on request.</summary>
    public KindRoll WithTargets() => new(this) { IfAsked = true };

    /// <inheritdoc cref="Lets"/>
    public KindRoll Letting(params IReadOnlyList<string> fields) => new(this) { Lets = fields };

    /// <summary>The part in the new plan.</summary>
    public PlanPart Carry(PlanPart part, NextYear year) => _carry(part, year);

    /// <summary>Why a part is left behind for what it is itself; null where it is carried.</summary>
    public LeftBecause? Against(PlanPart part, RollChoice choice) =>
        Becomes == Becomes.LeftBehind ? LeftBecause.Kind
        : !choice.Holds(_scenario(part)) ? LeftBecause.Scenario
        : IfAsked && !choice.Targets ? LeftBecause.NotAsked
        : _isOver(part);
}

/// <summary>What becomes of a kind of part.</summary>
public enum Becomes
{
    /// <summary>It is carried as it is.</summary>
    Carried,

    /// <summary>It is carried, with its dates moved by a year.</summary>
    Moved,

    /// <summary>It is left behind.</summary>
    LeftBehind,
}

/// <summary>Why a part is left behind.</summary>
public enum LeftBecause
{
    /// <summary>All of its kind are: they tell of the old year alone.</summary>
    Kind,

    /// <summary>It belongs to another scenario than the one that is rolled forward.</summary>
    Scenario,

    /// <summary>It is a target or a bound, and these were not asked for.</summary>
    NotAsked,

    /// <summary>It is finished, closed or held.</summary>
    Over,

    /// <summary>It mentions something that is left behind, and would say something else without the mention.</summary>
    Mention,

    /// <summary>It lies before the years that the new plan's calendar holds.</summary>
    OutsideCalendar,
}
