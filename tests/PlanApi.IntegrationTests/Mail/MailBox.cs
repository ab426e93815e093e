using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace PlanApi.IntegrationTests.Mail;

/// <summary>A server that takes mail, and shows what it has got.</summary>
internal sealed class MailBox : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<MimeMessage> _messages = new();

    public MailBox()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }
        var services = new ServiceProvider();
        services.Add(new Store(this));
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Port(Port).Build();
        _ = new SmtpServer.SmtpServer(options, services).StartAsync(_end.Token);
    }

    public int Port { get; }

    /// <summary>Whether it refuses what it gets for now.</summary>
    public bool IsFull { get; set; }

    /// <summary>What was handed over, taken or not, in order.</summary>
    public IReadOnlyList<MimeMessage> Messages => [.. _messages];

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    /// <summary>The server ends a store that can be ended after each message.</summary>
    private sealed class Store(MailBox box) : MessageStore
    {
        public override Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken
        )
        {
            using var stream = new MemoryStream(buffer.ToArray());
            box._messages.Enqueue(MimeMessage.Load(stream, cancellationToken));
            return Task.FromResult(box.IsFull ? new SmtpResponse((SmtpReplyCode)452, "full") : SmtpResponse.Ok);
        }
    }
}
