namespace PlanApi.Domain.Lights;

/// <summary>Why a light is not a colour.</summary>
public enum LightReason
{
    None,

    /// <summary>The target's period has not begun.</summary>
    NotStarted,

    /// <summary>There is no actual at the place at all.</summary>
    NoActual,

    /// <summary>There is none in the target's period yet.</summary>
    NoActualInPeriod,

    /// <summary>The latest actual is older than is expected.</summary>
    ActualTooOld,

    /// <summary>The actuals come to no number; the cell's own reason says why.</summary>
    ActualUndefined,

    /// <summary>Nothing is due yet.</summary>
    NothingDue,

    /// <summary>A change needs a number to start from, and there is none.</summary>
    NoBase,

    /// <summary>A growth is against periods of another length.</summary>
    NoBasePeriod,

    /// <summary>There is no exchange rate for the target's currency.</summary>
    NoRate,

    /// <summary>A period within the target's has no target number.</summary>
    NoPeriodTarget,

    /// <summary>The other year has no numbers to take the shape from.</summary>
    NoShape,

    /// <summary>The weights of the pace are not one for each month.</summary>
    WrongWeights,

    /// <summary>The target's period is not made up of periods of the grain of its steps.</summary>
    NoParts,

    /// <summary>The number follows from totals that the caller may not see.</summary>
    Hidden,

    /// <summary>A change in percent starts from zero, of which nothing is any percentage.</summary>
    ZeroBase,
}
