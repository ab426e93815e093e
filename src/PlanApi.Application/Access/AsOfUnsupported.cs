using PlanApi.Application.Errors;

namespace PlanApi.Application.Access;

/// <summary>The request cannot be answered for a past moment.</summary>
public sealed record AsOfUnsupported(string What)
    : Failure(
        "as-of-unsupported",
        $"{What} cannot be asked as of a past moment: only what follows from the plan's parts and numbers can; leave asOf out."
    );
