using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Dimensions;

/// <summary>A member of a file; what the file does not say is null.</summary>
internal readonly record struct LoadedMember(Code Code, bool SaysParent, Code? Parent, LocalText? Names, Position Position);
