# The practice account.
cli-practice-hello = Practice account of Widget Studio: nothing in it is real
cli-practice-address = Address
cli-practice-user = Token of a user who is no administrator
cli-practice-expired = Token that has ended
cli-practice-own = Token of the integration of demo_sip
cli-practice-integration = Integration: ID, secret, redirect URI, code
cli-practice-end = Ctrl+C ends it
cli-practice-failed = The practice account can't be started on port {$port}
    .next = Choose another port with --port, or let 0 choose a free one.

# Names in it.
practice-user-admin = Anna Example
practice-user-manager = Boris Sample
practice-user-gone = Vera Specimen
practice-pipeline-sales = Sales
practice-pipeline-partners = Partners
practice-stage-new = New
practice-stage-won = Closed won
practice-stage-lost = Closed lost
practice-field-login = Login
practice-field-password = Password
practice-field-phones = Phone numbers
practice-field-script = Path to the script
practice-field-key = API key
