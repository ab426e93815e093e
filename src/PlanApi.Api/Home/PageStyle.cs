namespace PlanApi.Api.Home;

/// <summary>How pages look: light and dark, on paper, and on a narrow screen, where each row of a table becomes a card.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root{--ink:#1a1f26;--quiet:#4a5866;--paper:#fff;--line:#d8dee6;--soft:#f4f6f9;--link:#0b57a4;--red:#b3261e;--yellow:#8a5200;--green:#1b6e3c}
        body{font:16px/1.5 system-ui,"Noto Sans CJK SC","WenQuanYi Zen Hei",sans-serif;max-width:66rem;margin:1.5rem auto;padding:0 1rem;color:var(--ink);background:var(--paper)}
        h1{font-size:1.6rem;line-height:1.25;margin:.2rem 0}h2{font-size:1.15rem;margin:2.2rem 0 .4rem}p{margin:.3rem 0}a{color:var(--link)}
        .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.4rem .8rem}
        .kind{color:var(--quiet);margin:0}.lead{font-size:1.15rem;margin:.8rem 0}
        nav{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;margin:.6rem 0;padding:.5rem 0;border-block:1px solid var(--line)}
        footer{margin:3rem 0 1rem;border-top:1px solid var(--line);padding-top:.6rem;color:var(--quiet);font-size:.9rem}footer nav{border:0;margin:0}
        .counts{display:flex;flex-wrap:wrap;gap:.6rem;margin:.8rem 0 1rem}.counts span{background:var(--soft);border-radius:6px;padding:.4rem .9rem;min-width:5rem}
        .counts b{font-size:1.6rem;display:block;line-height:1.2}
        .red{color:var(--red)}.yellow{color:var(--yellow)}.green{color:var(--green)}.none{color:var(--quiet)}.light{white-space:nowrap;font-weight:600}
        details{border:1px solid var(--line);border-left-width:5px;border-radius:4px;margin:.5rem 0;padding:.5rem .8rem}
        summary{cursor:pointer}.error{border-left-color:var(--red)}.warning{border-left-color:var(--yellow)}.note{border-left-color:var(--quiet)}
        .tag{font-size:.75rem;font-weight:600;text-transform:uppercase;letter-spacing:.04em;margin-right:.5rem}
        .error .tag{color:var(--red)}.warning .tag{color:var(--yellow)}.note .tag,code{color:var(--quiet)}code{font-size:.85em}
        table{border-collapse:collapse;margin:.5rem 0;width:100%}td,tbody th{padding:.35rem .8rem .35rem 0;vertical-align:top;border-top:1px solid var(--line);font-weight:400;text-align:left}
        thead th{text-align:left;font-weight:600;padding:.2rem .8rem .2rem 0;font-size:.85rem;color:var(--quiet)}
        td.number,thead th.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}td:last-child,th:last-child{padding-right:0}
        .waived{opacity:.75}figure{margin:.8rem 0}img{max-width:100%;height:auto}
        dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.2rem 1rem;margin:.8rem 0}dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}ul{padding-left:1.2rem}
        form{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem;margin:.6rem 0}input,button{font:inherit;padding:.35rem .6rem;border-radius:4px}
        input{flex:1 1 20rem;max-width:34rem;border:1px solid #8a97a6;background:var(--paper);color:inherit}button{border:1px solid #0b57a4;background:#0b57a4;color:#fff;cursor:pointer}
        @media(prefers-color-scheme:dark){:root{--ink:#e4e8ed;--quiet:#9fb0c0;--paper:#14181d;--line:#333c46;--soft:#1d232a;--link:#7db4f0;--red:#ff8a80;--yellow:#ffc46b;--green:#7ed69b}}
        @media(max-width:40rem){thead{position:absolute;left:-99rem}tbody tr{display:block;border-top:1px solid var(--line);padding:.4rem 0}
        td,td.number,tbody th{display:block;border:0;padding:.05rem 0;text-align:left;white-space:normal}td[data-label]:not(:empty)::before{content:attr(data-label)" ";color:var(--quiet)}
        td:empty{display:none}dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}figure{overflow-x:auto}figure img{max-width:none;min-width:44rem}}
        @media print{:root{--ink:#000;--quiet:#444;--paper:#fff;--line:#bbb;--soft:#fff;--link:#000;--red:#b3261e;--yellow:#8a5200;--green:#1b6e3c}
        body{max-width:none;margin:0;font-size:10pt}nav,form,footer,.skip{display:none}details,tr,figure{break-inside:avoid}h2{break-after:avoid}}
        """;
}
