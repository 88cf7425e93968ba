/// A refusal in the words of Django REST framework and simplejwt.
package struct APIRefusal: Equatable, Sendable {
    package let status: Int
    /// `detail`, or the messages of the fields: `password: This field is required.`
    package let detail: String?
    /// `token_not_valid`, `user_inactive`.
    package let code: String?
    /// `messages[0].message` of simplejwt: `Token is expired`.
    package let message: String?

    package init(status: Int, detail: String? = nil, code: String? = nil, message: String? = nil) {
        self.status = status
        self.detail = detail
        self.code = code
        self.message = message
    }
}
