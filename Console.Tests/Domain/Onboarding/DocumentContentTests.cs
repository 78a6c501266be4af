using System.Text;
using ParkingOps.Domain;
using ParkingOps.Domain.Onboarding;
using Xunit;

namespace ParkingOps.Tests.Domain.Onboarding;

public sealed class DocumentContentTests
{
    [Theory]
    [InlineData("%PDF-1.4", DocumentType.Pdf)]
    [InlineData("\u0089PNG\r\n\u001a\n.", DocumentType.Png)]
    [InlineData("\u00ff\u00d8\u00ff\u00e0", DocumentType.Jpeg)]
    [InlineData("<html>%PDF-1.4", null)]
    [InlineData(" %PDF-1.4", null)]
    [InlineData("PK\u0003\u0004", null)]
    [InlineData("%PD", null)]
    [InlineData("GIF89a", null)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'>", null)]
    public void TypeOf_ItsFirstBytes_IsWhatTheyAre(string content, DocumentType? type) => Assert.Equal(type, DocumentContent.TypeOf(Encoding.Latin1.GetBytes(content)));

    [Theory]
    [InlineData("plan.pdf", "plan.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\plans\\平面图.pdf", "平面图.pdf")]
    [InlineData("a\r\nb\u202efdp.exe", "abfdp.exe")]
    [InlineData("", "-")]
    [InlineData(null, "-")]
    public void Shown_AnyName_IsOneLineWithoutFolders(string? name, string shown) => Assert.Equal(shown, DocumentContent.Shown(name));

    [Fact]
    public void Of_AnEmptyFile_IsRefused() =>
        Assert.Equal("document-empty", Assert.Throws<RuleException>(() => OnboardingDocument.Of("x.pdf", [], "author", DateTimeOffset.UnixEpoch)).Code);
}
