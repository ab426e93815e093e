using PlanApi.Domain.Values;

namespace PlanApi.Domain.Lights;

/// <summary>The values from which a watched number is yellow and red.</summary>
/// <param name="Yellow">From here on it is yellow; never, when absent.</param>
/// <param name="Red">From here on it is red.</param>
/// <param name="IsBelow">Whether the alarm is below the values, and not above them.</param>
public sealed record AlarmValues(Quantity? Yellow, Quantity Red, bool IsBelow)
{
    /// <summary>The sign between the number and a value that raises the alarm.</summary>
    public string Sign => IsBelow ? "≤" : "≥";

    public Light Of(Fraction number) =>
        Reaches(number, Red) ? Light.Red
        : Yellow is { } yellow && Reaches(number, yellow) ? Light.Yellow
        : Light.Green;

    private bool Reaches(Fraction number, Quantity value) => IsBelow ? number <= Fraction.Of(value) : number >= Fraction.Of(value);
}
