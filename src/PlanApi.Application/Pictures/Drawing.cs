namespace PlanApi.Application.Pictures;

/// <summary>A picture.</summary>
/// <param name="Svg">The picture in SVG, as text.</param>
public sealed record Drawing(string Svg);
