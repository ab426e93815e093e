namespace PlanApi.Domain.Drivers;

/// <summary>What a picture of a tornado says in words, in English or Chinese.</summary>
internal sealed class TornadoWords(PicturedTornado tornado, string language)
{
    public bool IsChinese { get; } = language.StartsWith("zh", StringComparison.Ordinal);

    public string Title => IsChinese ? $"{tornado.Name}：最敏感的驱动因素" : $"{tornado.Name}: what moves it most";

    public string Legend =>
        IsChinese
            ? "每个驱动因素单独变动：灰色为其较低值时，蓝色为其较高值时。"
            : "Each driver moved on its own: grey where it is low, blue where it is high.";

    /// <summary>Said where there are no bars.</summary>
    public string Empty =>
        tornado.Value is null ? tornado.Why
        : IsChinese ? "没有驱动因素影响该数值。"
        : "None of its drivers moves it.";

    /// <summary>All bars in words, as a table would have them, and where they are as data.</summary>
    public string Description(string? dataAt)
    {
        var bars =
            tornado.Value is { } value && tornado.Bars.Count > 0
                ? $"{tornado.Name}: {tornado.Write(value)}. {string.Join("; ", tornado.Bars.Select(Tip))}."
                : Empty;
        return dataAt is null ? bars : $"{bars} {(IsChinese ? "相同内容的数据：" : "The same as data:")} {dataAt}";
    }

    public string Range(PicturedBar bar) => IsChinese ? $"{bar.From} 至 {bar.To}" : $"{bar.From} to {bar.To}";

    public string Tip(PicturedBar bar) =>
        IsChinese
            ? $"{bar.Name}：{bar.From} 时为 {tornado.Write(bar.Low)}，{bar.To} 时为 {tornado.Write(bar.High)}"
            : $"{bar.Name}: {tornado.Write(bar.Low)} at {bar.From}, {tornado.Write(bar.High)} at {bar.To}";
}
