using PlanApi.Application.Errors;

namespace PlanApi.Application.Access;

/// <summary>The request cannot be answered for a past moment.</summary>
public sealed record AsOfUnsupported(string What, string Why)
    : Failure("as-of-unsupported", $"{What} cannot be asked as of a past moment: {Why}. Leave asOf out.");
