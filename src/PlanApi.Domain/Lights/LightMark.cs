using System.Xml.Linq;
using PlanApi.Domain.Pictures;

namespace PlanApi.Domain.Lights;

/// <summary>A light in a picture: a colour, and a shape of its own for whoever cannot tell the colours apart.</summary>
public static class LightMark
{
    /// <summary>The class of a shape in the light's colour.</summary>
    public static string ClassOf(Light light) =>
        light switch
        {
            Light.Green => "green",
            Light.Yellow => "yellow",
            Light.Red => "red",
            _ => "none",
        };

    public static bool IsColour(Light light) => light is Light.Green or Light.Yellow or Light.Red;

    /// <summary>What needs attention stands first.</summary>
    public static int Order(Light light) =>
        light switch
        {
            Light.Red => 0,
            Light.Yellow => 1,
            Light.Green => 2,
            _ => 3 + (int)light,
        };

    /// <summary>A disc for green, a diamond for yellow, a square for red, a ring for none.</summary>
    internal static XElement At(double x, double y, Light light) =>
        light switch
        {
            Light.Green => Picture.Disc(x, y, 7, "green"),
            Light.Yellow => Picture.Diamond(x, y, 8, "yellow"),
            Light.Red => Picture.Bar(x - 6.5, y - 6.5, 13, 13, "red"),
            _ => Picture.Disc(x, y, 6, "ring"),
        };
}
