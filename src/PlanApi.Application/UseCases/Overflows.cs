using PlanApi.Application.Errors;

namespace PlanApi.Application.UseCases;

/// <summary>
/// Numbers that do not fit. Only arithmetic on values may overflow. Code that counts or packs places has limits before that, so that
/// nobody is told of large numbers where there are none.
/// </summary>
internal static class Overflows
{
    /// <summary>Does some work; numbers that do not fit are the caller's to mend, and nothing of the work is kept.</summary>
    /// <param name="pointer">Where the request asks for them.</param>
    /// <param name="work">The work.</param>
    public static async Task<Outcome<T>> Answered<T>(string pointer, Func<Task<Outcome<T>>> work)
    {
        try
        {
            return await work();
        }
        catch (OverflowException)
        {
            return Invalid.One(
                FaultCodes.OutOfRange,
                pointer,
                "A number that this comes to is too large: sums and products stay below 900,000,000,000,000."
            );
        }
    }
}
