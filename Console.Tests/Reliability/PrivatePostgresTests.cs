using Npgsql;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Reliability;

public sealed class PrivatePostgresTests
{
    [Fact]
    public async Task Start_OnAnEmptyFolder_AnswersOnItsSocketOnly()
    {
        var database = await TestDatabase.CreateAsync();

        Assert.Equal([""], await TestDatabase.QueryAsync<string>(database, "show listen_addresses"));
        Assert.StartsWith("/", new NpgsqlConnectionStringBuilder(database).Host);
    }
}
