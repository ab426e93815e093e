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

    /// <summary>The latest actual is too old.</summary>
    ActualTooOld,

    /// <summary>No number follows from the actuals; the cell's own reason explains it.</summary>
    ActualUndefined,

    /// <summary>Nothing is due yet.</summary>
    NothingDue,

    /// <summary>A change needs a number to start from, but there is none.</summary>
    NoBase,

    /// <summary>The base of a growth is a period of another length.</summary>
    NoBasePeriod,

    /// <summary>There is no exchange rate for the target's currency.</summary>
    NoRate,

    /// <summary>A period within the target's has no target number.</summary>
    NoPeriodTarget,

    /// <summary>The other year has no numbers for the shape.</summary>
    NoShape,

    /// <summary>The number of weights of the pace is not the number of months.</summary>
    WrongWeights,

    /// <summary>The target's period does not consist of whole periods of its steps' grain.</summary>
    NoParts,

    /// <summary>The number depends on totals that the caller may not see.</summary>
    Hidden,

    /// <summary>A change in percent starts from zero. A percentage of zero is always zero.</summary>
    ZeroBase,
}
